#!/bin/bash
# Makes the documentation of a public library in .build/docs, and fails when a link in it leads nowhere.
#
#   scripts/build-documentation.sh LintelClient
set -euo pipefail
cd "$(dirname "$0")/.."
library=$1
triple=$(swift -print-target-info | sed -n 's/^ *"unversionedTriple": "\(.*\)",$/\1/p')
symbols=.build/symbols/$library

swift build --target "$library"
# What the library's module refers to: those of Swift, and the C modules below them.
options=(-I .build/debug/Modules)
for map in .build/debug/*.build/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap; do
  options+=(-Xcc "-fmodule-map-file=$map")
done
rm -rf "$symbols" ".build/docs/$library"
mkdir -p "$symbols" .build/docs
swift symbolgraph-extract -module-name "$library" -target "$triple" -minimum-access-level public \
  -skip-synthesized-members -output-dir "$symbols" "${options[@]}"
docc convert "Sources/$library/Documentation.docc" --additional-symbol-graph-dir "$symbols" \
  --fallback-display-name "$library" --fallback-bundle-identifier "$library" \
  --warnings-as-errors --output-path ".build/docs/$library"
echo "==> .build/docs/$library: docc preview shows it, or any web server"
