package dev.culprit.core.investigation;

import java.util.AbstractList;
import java.util.Arrays;

/// An immutable list whose copies share what they have in common, so that folding a long log stays
/// linear: appending or replacing one value copies one chunk, not the list.
final class Numbered<V> extends AbstractList<V> {
    private static final int CHUNK = 128;

    private final Object[][] chunks;
    private final int size;

    private Numbered(Object[][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    static <V> Numbered<V> empty() {
        return new Numbered<>(new Object[0][], 0);
    }

    Numbered<V> plus(V value) {
        int chunk = size / CHUNK;
        Object[][] grown = Arrays.copyOf(chunks, chunk + 1);
        grown[chunk] =
                size % CHUNK == 0
                        ? new Object[] {value}
                        : Arrays.copyOf(chunks[chunk], size % CHUNK + 1);
        grown[chunk][size % CHUNK] = value;
        return new Numbered<>(grown, size + 1);
    }

    Numbered<V> replace(int index, V value) {
        Object[][] copy = chunks.clone();
        copy[index / CHUNK] = chunks[index / CHUNK].clone();
        copy[index / CHUNK][index % CHUNK] = value;
        return new Numbered<>(copy, size);
    }

    @Override
    @SuppressWarnings("unchecked") // only values of type V are ever put in
    public V get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return (V) chunks[index / CHUNK][index % CHUNK];
    }

    @Override
    public int size() {
        return size;
    }
}
