#!/bin/sh
# Business time beside what else there is: Crm.Sla, a plain NodaTime day walk, and two npm packages, in one run on one machine.
# Prints one markdown table. Needs the .NET SDK and Node.js; about a minute.
set -e
cd "$(dirname "$0")"
[ -d node_modules ] || npm install --no-package-lock --no-audit --no-fund --silent >&2
cases=$(mktemp)
trap 'rm -f "$cases"' EXIT
dotnet run -c Release --project ../../../Crm.Benchmarks -- peers sla-calendars > "$cases"
# Both packages know only the zone of the process.
TZ=America/New_York node peers.cjs "$cases"
