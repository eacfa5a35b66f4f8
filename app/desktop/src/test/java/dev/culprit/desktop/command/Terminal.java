package dev.culprit.desktop.command;

import dev.culprit.desktop.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs command lines as a person would, in this process.
record Terminal(Path home) {

    record Answer(int exitCode, String out, String err) {}

    Answer culprit(Object... words) {
        return culpritTyping("", words);
    }

    Answer culpritTyping(String input, Object... words) {
        List<String> line = new ArrayList<>();
        for (Object word : words) {
            line.add(word.toString());
        }
        line.add("--home");
        line.add(home.toString());
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        var written = new ByteArrayOutputStream();
        var told = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            int code = Main.run(line.toArray(String[]::new));
            return new Answer(
                    code,
                    written.toString(StandardCharsets.UTF_8),
                    told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }
}
