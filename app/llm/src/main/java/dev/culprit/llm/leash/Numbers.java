package dev.culprit.llm.leash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as sentences write them, and whether a value may be written so: rounded, in percent, in
/// thousands or millions. Number words count as numbers.
final class Numbers {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\w.])[-+−]?(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(?:[eE][-+]?\\d{1,3})?"
                            + "( ?%| percent\\b| thousand\\b| million\\b| billion\\b|k\\b|M\\b)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Map<String, Double> WORDS =
            Map.ofEntries(
                    Map.entry("two", 2.0),
                    Map.entry("three", 3.0),
                    Map.entry("four", 4.0),
                    Map.entry("five", 5.0),
                    Map.entry("six", 6.0),
                    Map.entry("seven", 7.0),
                    Map.entry("eight", 8.0),
                    Map.entry("nine", 9.0),
                    Map.entry("ten", 10.0),
                    Map.entry("eleven", 11.0),
                    Map.entry("twelve", 12.0),
                    Map.entry("twenty", 20.0),
                    Map.entry("thirty", 30.0),
                    Map.entry("forty", 40.0),
                    Map.entry("fifty", 50.0),
                    Map.entry("sixty", 60.0),
                    Map.entry("seventy", 70.0),
                    Map.entry("eighty", 80.0),
                    Map.entry("ninety", 90.0),
                    Map.entry("hundred", 100.0),
                    Map.entry("thousand", 1_000.0),
                    Map.entry("million", 1_000_000.0),
                    Map.entry("half", 0.5),
                    Map.entry("twice", 2.0),
                    Map.entry("doubled", 2.0),
                    Map.entry("tripled", 3.0),
                    Map.entry("quarter", 0.25));

    private Numbers() {}

    /// A number as written.
    ///
    /// @param value without its sign
    /// @param half half a unit of its last written digit
    record Written(String text, double value, double half, boolean percent) {

        /// Whether that value may be written like this.
        boolean means(double actual) {
            double size = Math.abs(actual);
            return near(size) || (near(100 * size) && (percent || value > 1));
        }

        private boolean near(double actual) {
            return Math.abs(actual - value) <= half * (1 + 1e-9) + 1e-9 * value;
        }
    }

    static List<Written> in(String sentence) {
        List<Written> found = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(sentence);
        while (matcher.find()) {
            found.add(written(matcher.toMatchResult()));
        }
        Matcher words = WORD.matcher(sentence);
        while (words.find()) {
            Double value = WORDS.get(words.group().toLowerCase(Locale.ROOT));
            if (value != null && !isScale(sentence, words.start())) {
                found.add(new Written(words.group(), value, value * 0.05, value >= 20));
            }
        }
        return found;
    }

    /// A cell as a number.
    static Optional<Double> plain(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /// `3 million` is one number, and was found as such.
    private static boolean isScale(String sentence, int start) {
        return start > 1
                && sentence.charAt(start - 1) == ' '
                && Character.isDigit(sentence.charAt(start - 2));
    }

    private static Written written(MatchResult match) {
        String digits = match.group().replaceAll("[,+−-]", "");
        String unit = match.group(3) == null ? "" : match.group(3).strip();
        String bare =
                digits.substring(
                        0,
                        digits.length() - (match.group(3) == null ? 0 : match.group(3).length()));
        double scale = scale(unit);
        double value = Double.parseDouble(bare) * scale;
        int decimals = match.group(2) == null ? 0 : match.group(2).length() - 1;
        double half = 0.5 * Math.pow(10, -decimals) * scale;
        if (decimals == 0 && scale == 1) {
            half = 0.5 * Math.pow(10, roundedDigits(bare));
        }
        boolean percent = unit.equals("%") || unit.equals("percent");
        return new Written(match.group().strip(), value, half, percent);
    }

    /// Final zeros beyond the first two digits are taken as rounding.
    private static int roundedDigits(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 2 && digits.charAt(digits.length() - 1 - zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    private static double scale(String unit) {
        return switch (unit) {
            case "thousand", "k" -> 1e3;
            case "million", "M" -> 1e6;
            case "billion" -> 1e9;
            default -> 1;
        };
    }
}
