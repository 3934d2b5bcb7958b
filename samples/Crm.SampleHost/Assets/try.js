"use strict";
// Lists the operations of the OpenAPI description and calls them. Everything is set as text, never as markup.
const place = document.getElementById("operations");

function element(tag, text) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  return made;
}

function form(path, operation) {
  const made = element("form");
  const inputs = {};
  for (const parameter of operation.parameters || []) {
    const label = element("label", parameter.name + " ");
    const input = element("input");
    input.name = parameter.name;
    input.required = parameter.required === true;
    label.append(input);
    made.append(label, " ");
    inputs[parameter.name] = { input, where: parameter.in };
  }
  const answer = element("pre");
  answer.hidden = true;
  made.append(element("button", "Send"), answer);
  made.addEventListener("submit", async event => {
    event.preventDefault();
    let url = path;
    const query = new URLSearchParams();
    for (const [name, { input, where }] of Object.entries(inputs)) {
      if (where === "path") url = url.replace("{" + name + "}", encodeURIComponent(input.value));
      else if (input.value) query.set(name, input.value);
    }
    if (query.size > 0) url += "?" + query;
    answer.hidden = false;
    answer.textContent = "Waiting";
    try {
      const response = await fetch(url);
      const text = await response.text();
      let shown = text;
      try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: shown as it is */ }
      answer.textContent = "GET " + url + "\n" + response.status + " " + response.statusText + "\n\n" + shown;
    } catch (error) {
      answer.textContent = String(error);
    }
  });
  return made;
}

async function load() {
  const description = await (await fetch("/openapi/v1.json")).json();
  place.textContent = "";
  for (const [path, methods] of Object.entries(description.paths)) {
    const operation = methods.get;
    if (!operation) continue;
    const details = element("details");
    details.append(element("summary", "GET " + path), element("p", operation.summary), form(path, operation));
    place.append(details);
  }
}

load().catch(error => { place.textContent = "The description cannot be read: " + error; });
