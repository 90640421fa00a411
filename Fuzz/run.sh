#!/bin/sh
# Builds every fuzz target and runs each for FUZZ_SECONDS (default 20; 0 replays the corpus only).
#
#   Fuzz/run.sh [TARGET...]      TARGET: form query basic jws json redirect blocklist path
#
# Programs, found inputs and crashing inputs go to .build-fuzz/. Exit code 1 when a target crashed.
set -eu
cd "$(dirname "$0")/.."

seconds=${FUZZ_SECONDS:-20}
build=.build-fuzz
targets=${*:-form query basic jws json redirect blocklist path}

if ! command -v swiftc >/dev/null; then
    echo "Fuzz/run.sh: swiftc is not in PATH" >&2
    exit 1
fi
runtime=$(dirname "$(command -v swiftc)")/../lib
if [ -z "$(find -L "$runtime" -name 'libclang_rt.fuzzer*' 2>/dev/null | head -n 1)" ]; then
    echo "Fuzz/run.sh: the fuzzer runtime of clang is missing; Debian has it in libclang-rt-19-dev" \
        "(swift.org toolchains bring their own)" >&2
    exit 1
fi

source_of() {
    case $1 in
        form) echo Fuzz/FormFuzz.swift ;;
        query) echo Fuzz/QueryFuzz.swift ;;
        basic) echo Fuzz/BasicFuzz.swift ;;
        jws) echo Fuzz/JWSFuzz.swift ;;
        json) echo Fuzz/JSONFuzz.swift ;;
        redirect) echo Fuzz/RedirectFuzz.swift ;;
        blocklist) echo Fuzz/BlockListFuzz.swift ;;
        path) echo Fuzz/PathFuzz.swift ;;
        *) return 1 ;;
    esac
}

failed=
for target in $targets; do
    if ! source=$(source_of "$target"); then
        echo "Fuzz/run.sh: no target named $target" >&2
        exit 1
    fi
    mkdir -p "$build/corpus/$target" "$build/crashes"
    echo "== $target: building"
    # One module, so that package declarations are in reach; asserts of the fuzz file stay on under -O.
    # The linker warns about each symbol of the sanitizer, so its words are shown only when it fails.
    if ! find Sources/LintelCodec -name '*.swift' | sort | xargs swiftc -O -g -sanitize=fuzzer,address \
        -parse-as-library -swift-version 6 -package-name lintel -module-name "Fuzz_$target" \
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
        -enable-upcoming-feature InternalImportsByDefault \
        -o "$build/$target" "$source" >"$build/$target.log" 2>&1; then
        grep -v 'Cannot export local symbol' "$build/$target.log" >&2 || true
        echo "Fuzz/run.sh: $target does not build" >&2
        exit 1
    fi

    set -- -max_len=3072 -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 "-artifact_prefix=$build/crashes/$target-"
    if [ -f "Fuzz/dictionaries/$target.dict" ]; then
        set -- "$@" "-dict=Fuzz/dictionaries/$target.dict"
    fi
    if [ "$seconds" -eq 0 ]; then
        set -- "$@" -runs=0
    else
        set -- "$@" "-max_total_time=$seconds"
    fi
    echo "== $target: running for $seconds s"
    # Leak checking needs ptrace, which containers forbid. Swift's own crash reporter would stand in the way of the
    # sanitizer's, and can be left behind as a process.
    export ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no
    if "$build/$target" "$@" "$build/corpus/$target" "Fuzz/corpus/$target" >"$build/$target.log" 2>&1; then
        grep -E 'stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)' "$build/$target.log" || true
    else
        tail -n 60 "$build/$target.log" >&2
        failed="$failed $target"
    fi
done

if [ -n "$failed" ]; then
    echo "Fuzz/run.sh: crashed:$failed (inputs in $build/crashes)" >&2
    exit 1
fi
echo "== no crash"
