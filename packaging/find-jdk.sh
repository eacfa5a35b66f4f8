# Sourced by ./culprit and .ci/run: find_jdk prints the home of a JDK 25 or newer, or fails.

is_jdk25() {
    [ -x "$1/bin/javac" ] || return 1
    # The release file saves starting a JVM only to ask it for its version.
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true)
    if [ -z "$major" ]; then
        major=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    fi
    [ "${major:-0}" -ge 25 ]
}

find_jdk() {
    on_path=$(command -v javac || true)
    if [ -n "$on_path" ]; then
        on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
        on_path=${on_path%/bin/javac}
    fi
    on_mac=
    if [ -x /usr/libexec/java_home ]; then
        on_mac=$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)
    fi
    for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "$on_path" /usr/lib/jvm/* "$on_mac"; do
        if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

no_jdk="Culprit needs a JDK 25 or newer: install one (for example Eclipse Temurin 25) or point JAVA_HOME at it."
