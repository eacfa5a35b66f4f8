package dev.culprit.desktop.wiring;

/// Ends a command with one sentence for the user and an exit code.
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ExitCode exitCode;
    private final String sentence;

    public Complaint(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
        this.sentence = sentence;
    }

    public static Complaint badInput(String sentence) {
        return new Complaint(ExitCode.BAD_INPUT, sentence);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
