#!/bin/sh
# Starts the image that -Pdist built, without a display and without any other Java: the window once, a
# sample on the command line, and the ahead-of-time cache, which the JVM would else ignore in silence.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
image=${1:-$root/packaging/target/dist/image/culprit}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# culprit JVM-OPTIONS ARGUMENTS..: in a bare environment
culprit() {
    options=$1
    shift
    env -i PATH=/usr/bin:/bin HOME="$work" JAVA_TOOL_OPTIONS="$options" "$image/bin/culprit" "$@" \
        >"$work/out" 2>&1 </dev/null
}

fail() {
    echo "image: $*"
    tail -n 20 "$work/out"
    exit 1
}

culprit "" version || fail "it does not start"

culprit "-XX:AOTMode=on -Xlog:aot" version || fail "the ahead-of-time cache is not accepted"
grep -q 'Opened AOT cache .*culprit.aot' "$work/out" || fail "the cache is not used"
grep -q 'full module graph: enabled' "$work/out" || fail "the modules are not in the cache"

culprit "-Dglass.platform=Headless -Dprism.order=sw -Dculprit.closeAfterFrames=5" || fail "no window"
if grep -q 'ERROR' "$work/out"; then fail "the window complains"; fi

culprit "" samples "$work/samples" || fail "no samples"
culprit "" investigate "$work/samples/null_spike/alert.json" --quiet --output "$work/finding.json" \
    || fail "no finding"
grep -q '"schema_version"' "$work/finding.json" || fail "the finding was not written"

foreign=$(find "$image" -name '*.jar' -exec unzip -Z1 {} \; 2>/dev/null \
    | grep -cE '\.(dll|dylib|jnilib)$|_(windows|macos|osx)_' || true)
[ "$foreign" = 0 ] || fail "$foreign files of other platforms are in the jars"

echo "image: ok"
