package dev.culprit.packaging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// An operating system and a processor, and the words that jars name them with.
record Platform(Os os, Arch arch) {

    enum Os {
        LINUX,
        WINDOWS,
        MAC,
        OTHER
    }

    enum Arch {
        X64,
        ARM64,
        OTHER
    }

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /// @param name as `os.name` says it, for example `Mac OS X`
    static Platform of(String name, String processor) {
        String system = name.toLowerCase(Locale.ROOT).split(" ", 2)[0];
        Os os = first(Os.values(), each -> words(each).contains(system), Os.OTHER);
        Arch arch =
                first(Arch.values(), each -> words(each).contains(plain(processor)), Arch.OTHER);
        if (os == Os.OTHER || arch == Arch.OTHER) {
            throw new IllegalArgumentException(
                    "Culprit is not packaged for " + name + " " + processor);
        }
        return new Platform(os, arch);
    }

    /// Whether a path names another system or processor than this one.
    boolean isForeign(String path) {
        Set<String> words =
                Arrays.stream(plain(path).split("[^a-z0-9]+", -1)).collect(Collectors.toSet());
        boolean otherOs =
                Arrays.stream(Os.values())
                        .anyMatch(each ->
                                each != os && words.stream().anyMatch(words(each)::contains));
        boolean otherArch =
                Arrays.stream(Arch.values())
                        .anyMatch(each ->
                                each != arch && words.stream().anyMatch(words(each)::contains));
        boolean thisArch = words.stream().anyMatch(words(arch)::contains);
        return otherOs || (otherArch && !thisArch);
    }

    private static Set<String> words(Os os) {
        return switch (os) {
            case LINUX -> Set.of("linux");
            case WINDOWS -> Set.of("windows", "win", "win32", "win64");
            case MAC -> Set.of("macos", "mac", "osx", "darwin");
            case OTHER ->
                    Set.of("freebsd", "openbsd", "dragonflybsd", "android", "sunos", "aix", "musl");
        };
    }

    private static Set<String> words(Arch arch) {
        return switch (arch) {
            case X64 -> Set.of("amd64", "x64", "x8664");
            case ARM64 -> Set.of("aarch64", "arm64");
            case OTHER ->
                    Set.of(
                            "x86",
                            "x8632",
                            "i386",
                            "i686",
                            "arm",
                            "armv6",
                            "armv7",
                            "ppc64",
                            "ppc64le",
                            "s390x",
                            "riscv64",
                            "loongarch64",
                            "mips64",
                            "sparcv9");
        };
    }

    /// `x86_64` would fall apart into a word of its own and a number.
    private static String plain(String path) {
        return path.toLowerCase(Locale.ROOT).replaceAll("x86[_-](64|32)", "x86$1");
    }

    private static <E> E first(E[] all, Predicate<E> wanted, E otherwise) {
        return Arrays.stream(all).filter(wanted).findFirst().orElse(otherwise);
    }
}
