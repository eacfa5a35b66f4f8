package dev.culprit.llm.privacy;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Tells personal data by a column's name and by patterns with checksums. Names of people and postal
/// addresses are found by the column's name only.
final class PersonalData {

    /// @param kind what it is called in a token
    record Recogniser(String kind, Pattern pattern, Predicate<String> check) {}

    private static final List<Recogniser> PATTERNS =
            List.of(
                    new Recogniser(
                            "email",
                            Pattern.compile(
                                    "[\\p{L}0-9._%+'-]{1,64}@[\\p{L}0-9.-]{1,190}\\.\\p{L}{2,24}"),
                            _ -> true),
                    new Recogniser(
                            "iban",
                            Pattern.compile(
                                    "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b"),
                            PersonalData::isIban),
                    new Recogniser(
                            "card",
                            Pattern.compile("(?<![\\d.])\\d(?:[ -]?\\d){12,18}(?![\\d.])"),
                            PersonalData::isCard),
                    new Recogniser(
                            "ip",
                            Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])"),
                            PersonalData::isIpv4),
                    new Recogniser(
                            "ip",
                            Pattern.compile(
                                    "(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{1,4}:){3,7}(?:[0-9A-Fa-f]{1,4}|:[0-9A-Fa-f]{0,4})(?![0-9A-Fa-f:])"),
                            _ -> true),
                    new Recogniser(
                            "phone",
                            Pattern.compile(
                                    "(?<![\\w+#])(?:\\+|00)[1-9](?:[ ()./-]{0,2}\\d){7,14}(?!\\d)"),
                            _ -> true),
                    new Recogniser(
                            "phone",
                            Pattern.compile(
                                    "(?<![\\w-])\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?![\\w-])"),
                            _ -> true));

    private static final List<Recogniser> COLUMNS =
            List.of(
                    column("email", "e_?mail"),
                    column("phone", "phone|telephone|mobile_?(no|nr|number)|cell_?(no|number)|fax"),
                    column("iban", "iban|account_?(no|number)"),
                    column("card", "card_?(no|number|pan)|pan|credit_?card"),
                    column("ip", "ip|ip_?addr(ess)?|(client|remote|user|source)_ip"),
                    column(
                            "name",
                            "(first|last|middle|full|given|family|sur|maiden|nick|user|customer|client"
                                    + "|contact|person|patient|employee|recipient|holder|owner)_?name|surname"),
                    column(
                            "address",
                            "street(_?\\w+)?|(home|postal|mailing|billing|shipping)_?address"),
                    column(
                            "id",
                            "ssn|passport(_?\\w+)?|tax_?id|national_?id|social_?security(_?\\w+)?"),
                    column("birth", "birth_?(day|date)|date_?of_?birth|dob"));

    private PersonalData() {}

    static List<Recogniser> patterns() {
        return PATTERNS;
    }

    /// The kind of personal data that a column of this name holds; a prefix of the table does not
    /// matter.
    static Optional<String> ofColumn(String name) {
        String bare = name.substring(name.lastIndexOf('.') + 1);
        String snake = bare.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return COLUMNS.stream()
                .filter(each -> each.pattern().matcher(snake).find())
                .map(Recogniser::kind)
                .findFirst();
    }

    private static Recogniser column(String kind, String words) {
        return new Recogniser(
                kind, Pattern.compile("(^|_)(" + words + ")(_?(hash|raw|text|\\d+))?$"), _ -> true);
    }

    /// ISO 13616: the country and check digits moved to the end, letters as numbers, modulo 97 is 1.
    private static boolean isIban(String text) {
        String bare = text.replace(" ", "");
        if (bare.length() < 15 || bare.length() > 34) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        for (char each : (bare.substring(4) + bare.substring(0, 4)).toCharArray()) {
            digits.append(Character.digit(each, 36));
        }
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /// ISO/IEC 7812: the Luhn checksum.
    private static boolean isCard(String text) {
        String digits = text.replaceAll("[ -]", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = i % 2 == 1 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0 && digits.chars().distinct().count() > 1;
    }

    private static boolean isIpv4(String text) {
        for (String part : text.split("\\.")) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }
}
