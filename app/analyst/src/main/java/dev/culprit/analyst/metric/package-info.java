/// What an alert measures, put into terms the analyst knows: SQL of custom metrics and ratios, free
/// text, and which column of it moved. Reads names and text; asks the data one query at most.
@org.jspecify.annotations.NullMarked
package dev.culprit.analyst.metric;
