/// Libraries that are too large or not free enough to ship: installed by the user from files with known
/// hashes, loaded on first use, each in a class loader of its own. A plug-in is trusted code.
@NullMarked
package dev.culprit.desktop.plugins;

import org.jspecify.annotations.NullMarked;
