package dev.culprit.connector.jdbc.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/// Functions that SQLite leaves to the application: regular expressions and quantiles.
final class SqliteFunctions {
    private static final int NULL = 5;

    private SqliteFunctions() {}

    /// `x REGEXP 'p'`, `regexp_replace(text, pattern, replacement)` and `percentile(value, share)`.
    static void register(Connection connection) throws SQLException {
        int pure = Function.FLAG_DETERMINISTIC;
        Function.create(connection, "regexp", new Matches(), 2, pure);
        Function.create(connection, "regexp_replace", new Replace(), 3, pure);
        Function.create(connection, "percentile", new Percentile(), 2, pure);
    }

    /// A function of texts that is NULL when one of them is.
    private abstract static class OfTexts extends Function {
        private @Nullable Pattern last;

        abstract void apply() throws SQLException, BoundedText.TooLongException;

        @Override
        protected final void xFunc() throws SQLException {
            for (int i = 0; i < args(); i++) {
                if (value_type(i) == NULL) {
                    result();
                    return;
                }
            }
            try {
                apply();
            } catch (PatternSyntaxException malformed) {
                error("The regular expression is malformed: " + malformed.getDescription());
            } catch (BoundedText.TooLongException | StackOverflowError endless) {
                error("The regular expression takes too long on one of the texts");
            }
        }

        final Matcher matcher(int pattern, int text) throws SQLException {
            String regex = value_text(pattern);
            Pattern known = last;
            if (known == null || !known.pattern().equals(regex)) {
                known = Pattern.compile(regex);
                last = known;
            }
            return known.matcher(new BoundedText(value_text(text)));
        }
    }

    /// `text REGEXP pattern` calls `regexp(pattern, text)`.
    private static final class Matches extends OfTexts {
        @Override
        void apply() throws SQLException {
            result(matcher(0, 1).find() ? 1 : 0);
        }
    }

    private static final class Replace extends OfTexts {
        @Override
        void apply() throws SQLException {
            result(matcher(1, 0).replaceAll(template(value_text(2))));
        }

        /// `\1` means the first group, as in other engines.
        private static String template(String replacement) {
            return Matcher.quoteReplacement(replacement).replaceAll("\\\\\\\\(\\d)", "\\$$1");
        }
    }

    /// The value below which a share of the values lies, with linear interpolation between
    /// neighbours, as `percentile_cont` is defined in ISO 9075-2. NULL values do not count.
    private static final class Percentile extends Function.Aggregate {
        private double[] values = new double[16];
        private int size;
        private double share;

        @Override
        protected void xStep() throws SQLException {
            share = value_double(1);
            if (value_type(0) == NULL) {
                return;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value_double(0);
        }

        @Override
        protected void xFinal() throws SQLException {
            if (size == 0) {
                result();
                return;
            }
            Arrays.sort(values, 0, size);
            double place = Math.clamp(share, 0, 1) * (size - 1);
            int below = (int) place;
            int above = Math.min(below + 1, size - 1);
            result(values[below] + (place - below) * (values[above] - values[below]));
        }

        /// SQLite asks for a copy for each group; the array must not be shared.
        @Override
        public Object clone() throws CloneNotSupportedException {
            Percentile copy = (Percentile) super.clone();
            copy.values = new double[16];
            copy.size = 0;
            return copy;
        }
    }
}
