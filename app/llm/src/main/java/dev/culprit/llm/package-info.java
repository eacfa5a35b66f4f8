/// Language models behind one small port of our own: transport, providers, limits, record and replay.
/// LangChain4j only translates between the port and three wire formats; none of its types leave here.
@NullMarked
package dev.culprit.llm;

import org.jspecify.annotations.NullMarked;
