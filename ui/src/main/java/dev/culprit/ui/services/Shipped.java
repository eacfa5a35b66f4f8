package dev.culprit.ui.services;

import java.util.List;

/// What is shipped with the product and under which licences. Read when it is asked for.
public interface Shipped {

    /// By name.
    List<Part> parts();

    /// The texts of a part's licences.
    String text(Part part);

    /// @param licence as an SPDX expression
    /// @param site where it comes from
    record Part(String name, String version, String licence, String site) {}
}
