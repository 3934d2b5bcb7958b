#!/usr/bin/env bash
# Ours beside json-rules-engine and dinero.js, over one generated workload, as one table in markdown. Needs the .NET SDK, Node 20 and npm.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/peers.mjs" "$work"
(cd "$work" && npm install --no-package-lock --no-audit --no-fund --silent)
dotnet run -c Release --project "$here/../../Crm.Benchmarks" -- peers pricing "$work"
node "$work/peers.mjs" "$work"
