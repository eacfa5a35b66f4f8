package dev.culprit.desktop.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.source.QueryId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/// A line that can be sent to anyone. Of our own messages it keeps the sentence as it stands in the code
/// and those arguments that cannot hold data: numbers, times, kinds, ids. Other libraries' sentences are left
/// out, for nobody knows what was put into them. Of exceptions it keeps classes and places, no messages.
final class SafeLayout extends LayoutBase<ILoggingEvent> {
    private static final String OURS = "dev.culprit.";
    private static final String LEFT_OUT = "…";
    private static final int MOST_FRAMES = 30;
    private static final int MOST_CAUSES = 5;

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder();
        line.append(event.getInstant())
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(event.getLoggerName())
                .append(": ")
                .append(sentence(event))
                .append('\n');
        IThrowableProxy cause = event.getThrowableProxy();
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            append(line, cause);
            cause = cause.getCause();
        }
        return line.toString();
    }

    private static String sentence(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith(OURS)) {
            return LEFT_OUT;
        }
        @Nullable Object[] given = event.getArgumentArray();
        if (given == null) {
            return event.getMessage();
        }
        Object[] safe = new Object[given.length];
        for (int i = 0; i < given.length; i++) {
            safe[i] = safe(given[i]);
        }
        return MessageFormatter.arrayFormat(event.getMessage(), safe).getMessage();
    }

    private static String safe(@Nullable Object argument) {
        return switch (argument) {
            case Class<?> kind -> kind.getSimpleName();
            case Number _, Boolean _, Enum<?> _, Duration _, Instant _, Runtime.Version _ ->
                    String.valueOf(argument);
            case InvestigationId _, HypothesisId _, QueryId _ -> String.valueOf(argument);
            case null, default -> LEFT_OUT;
        };
    }

    private static void append(StringBuilder line, IThrowableProxy cause) {
        line.append("  ").append(cause.getClassName()).append('\n');
        StackTraceElementProxy[] frames = cause.getStackTraceElementProxyArray();
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            line.append("    ").append(frames[i].getSTEAsString()).append('\n');
        }
    }
}
