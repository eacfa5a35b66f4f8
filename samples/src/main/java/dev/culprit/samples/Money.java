package dev.culprit.samples;

/// Amounts are whole cents, so that sums are exact; a decimal point appears only on paper.
final class Money {

    private Money() {}

    static String format(long cents) {
        long rest = Math.abs(cents) % 100;
        String sign = cents < 0 ? "-" : "";
        return sign + Math.abs(cents) / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
