#!/usr/bin/env bash
# Quartz beside the wheel and the scheduler, in memory, in one run: prints a table of ratios. Quartz comes with the restore of the benchmarks.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
exec dotnet run -c Release --project benchmarks/Crm.Benchmarks -- peers sla-firing
