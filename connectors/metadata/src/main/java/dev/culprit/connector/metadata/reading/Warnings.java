package dev.culprit.connector.metadata.reading;

import java.util.ArrayList;
import java.util.List;

/// What could not be read, in few sentences however much it is.
public final class Warnings {
    private static final int NAMED = 3;

    private final List<String> all = new ArrayList<>();

    public void add(String sentence) {
        all.add(sentence);
    }

    public List<String> list() {
        if (all.size() <= NAMED) {
            return List.copyOf(all);
        }
        List<String> few = new ArrayList<>(all.subList(0, NAMED));
        few.add((all.size() - NAMED) + " more could not be read.");
        return few;
    }
}
