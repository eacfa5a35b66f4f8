package dev.culprit.ui.services;

import dev.culprit.core.flow.OpenRequest;
import java.io.IOException;
import java.util.List;

/// The sample investigations that come with the product.
public interface Samples {
    List<Sample> all();

    /// Writes the sample's files where they are missing and answers how to open it. Takes a second or
    /// two; not for the screen's thread.
    OpenRequest prepare(String name) throws IOException;

    /// @param title a short sentence for a menu
    record Sample(String name, String title, String summary) {}
}
