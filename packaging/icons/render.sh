#!/bin/sh
# Renders the icon's sizes from its two drawings. The results are committed; run this after a change.
# Needs rsvg-convert (Debian: librsvg2-bin) and a JDK.
set -eu
cd "$(dirname -- "$0")"
window=../../resources/icons

render() {
    rsvg-convert -w "$2" -h "$2" "$1" -o "$3/culprit-$2.png"
}

mkdir -p "$window"
for size in 16 24 32; do render culprit-small.svg "$size" "$window"; done
for size in 48 64 128 256; do render culprit.svg "$size" "$window"; done
render culprit.svg 512 .

"${JAVA_HOME:+$JAVA_HOME/bin/}java" Containers.java "$window" .
