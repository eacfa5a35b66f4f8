package dev.culprit.desktop.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Where messages go. In code, because reading it from XML took a third of the main thread's time at start.
public final class Logging extends ContextAwareBase implements Configurator {
    /// The newest file, in the folder of logs; older ones are `culprit.1.log` and so on.
    public static final String FILE = "culprit.log";

    private static final int OLDER_FILES = 4;
    private static final long FILE_BYTES = FileSize.MB_COEFFICIENT;
    private static final String TO_FILE = "file";

    /// The terminal belongs to the user; only what is wrong is told there.
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %logger{0}: %msg%n%ex");
        encoder.start();
        ThresholdFilter wrong = new ThresholdFilter();
        wrong.setLevel(Level.WARN.levelStr);
        wrong.start();
        ConsoleAppender<ILoggingEvent> terminal = new ConsoleAppender<>();
        terminal.setContext(context);
        terminal.setName("terminal");
        terminal.setTarget("System.err");
        terminal.setEncoder(encoder);
        terminal.addFilter(wrong);
        terminal.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(terminal);
        context.getLogger("dev.culprit").setLevel(Level.INFO);
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        context.getLogger("org.flywaydb").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// From now on also into files of a folder: five of a megabyte at most, read by [SafeLayout]'s rules. For
    /// the one process that has the home folder for itself; a folder that cannot be written costs the file only.
    public static void into(Path folder) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            intoNothing();
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(file(context, folder));
        }
    }

    /// Only to the terminal again; closes the file.
    public static void intoNothing() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            var file = root.getAppender(TO_FILE);
            if (file != null) {
                root.detachAppender(file);
                file.stop();
            }
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path folder) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName(TO_FILE);
        file.setFile(folder.resolve(FILE).toString());
        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setContext(context);
        older.setParent(file);
        older.setFileNamePattern(folder.resolve("culprit.%i.log").toString());
        older.setMinIndex(1);
        older.setMaxIndex(OLDER_FILES);
        older.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
        full.setContext(context);
        full.setMaxFileSize(new FileSize(FILE_BYTES));
        full.setCheckIncrement(Duration.buildByMilliseconds(0)); // it would look once a minute
        full.start();
        SafeLayout layout = new SafeLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        file.setRollingPolicy(older);
        file.setTriggeringPolicy(full);
        file.setEncoder(encoder);
        file.start();
        return file;
    }
}
