/// A person's notes on investigations, and what the home folder's parts need of the disk.
@NullMarked
package dev.culprit.desktop.library;

import org.jspecify.annotations.NullMarked;
