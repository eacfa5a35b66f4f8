/// The wire: our own HTTP client under LangChain4j's wire formats, and the guards on it. Turns whatever
/// comes back into an answer or a failure of a named kind. No LangChain4j type leaves here.
@NullMarked
package dev.culprit.llm.wire;

import org.jspecify.annotations.NullMarked;
