package dev.culprit.samples;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes one table as CSV: a header, LF line ends, an empty field for NULL. Numbers and times are
/// put down digit by digit, because formatting 270,000 rows by `String.format` takes seconds and
/// depends on the locale.
final class CsvFile implements Closeable {

    private static final int LONGEST_NUMBER = 24;
    private static final long NO_DAY = Long.MIN_VALUE;

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int used;
    private boolean rowStarted;
    private long writtenDay = NO_DAY;
    private byte[] writtenDate = {};

    CsvFile(OutputStream out) {
        this.out = out;
    }

    CsvFile missing() throws IOException {
        separate();
        return this;
    }

    CsvFile text(String text) throws IOException {
        separate();
        boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0;
        putAscii(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        return this;
    }

    CsvFile flag(boolean flag) throws IOException {
        return text(flag ? "true" : "false");
    }

    CsvFile number(long number) throws IOException {
        separate();
        putAscii(Long.toString(number));
        return this;
    }

    CsvFile money(long cents) throws IOException {
        separate();
        putAscii(Money.format(cents));
        return this;
    }

    /// A key such as `u0001234`.
    CsvFile id(char prefix, int number, int digits) throws IOException {
        separate();
        room(LONGEST_NUMBER);
        buffer[used++] = (byte) prefix;
        digits(number, digits);
        return this;
    }

    CsvFile time(long seconds) throws IOException {
        separate();
        room(LONGEST_NUMBER);
        date(Math.floorDiv(seconds, UtcTime.DAY));
        int ofDay = (int) Math.floorMod(seconds, UtcTime.DAY);
        buffer[used++] = ' ';
        digits(ofDay / 3_600, 2);
        buffer[used++] = ':';
        digits(ofDay / 60 % 60, 2);
        buffer[used++] = ':';
        digits(ofDay % 60, 2);
        return this;
    }

    void endRow() throws IOException {
        room(1);
        buffer[used++] = '\n';
        rowStarted = false;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }

    private void date(long day) {
        if (day != writtenDay) {
            writtenDay = day;
            writtenDate =
                    UtcTime.dayOf(day * UtcTime.DAY).toString().getBytes(StandardCharsets.US_ASCII);
        }
        System.arraycopy(writtenDate, 0, buffer, used, writtenDate.length);
        used += writtenDate.length;
    }

    private void digits(int number, int count) {
        int rest = number;
        for (int place = used + count - 1; place >= used; place--) {
            buffer[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += count;
    }

    private void separate() throws IOException {
        if (rowStarted) {
            room(1);
            buffer[used++] = ',';
        }
        rowStarted = true;
    }

    /// All texts of the samples are ASCII.
    private void putAscii(String text) throws IOException {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[used++] = (byte) text.charAt(i);
        }
    }

    private void room(int bytes) throws IOException {
        if (used + bytes > buffer.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
