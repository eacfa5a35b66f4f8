/// Asking a language model: one small port, its values, and what is wrapped around it (retry, budget,
/// record, replay). Knows neither HTTP nor LangChain4j.
@NullMarked
package dev.culprit.llm.chat;

import org.jspecify.annotations.NullMarked;
