package dev.culprit.connector.kit.duckdb;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Words for what went wrong with a file; the exceptions' own messages are often just a path.
public final class Sentences {
    private Sentences() {}

    public static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "this user may not read it.";
            case NoSuchFileException _ -> "it is not there.";
            default -> cause.getMessage() + ".";
        };
    }
}
