package dev.culprit.desktop.wiring;

/// Exit codes of the command line, as documented in the README.
public enum ExitCode {
    /// A finding was reached, expected variance included.
    FOUND(0),
    /// The investigation failed.
    FAILED(1),
    /// Wrong usage or bad input.
    BAD_INPUT(2),
    INCONCLUSIVE(3),
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
