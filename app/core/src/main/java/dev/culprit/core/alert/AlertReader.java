package dev.culprit.core.alert;

/// Reads the alert format of monitors.
public interface AlertReader {
    /// @param json the alert's text
    /// @throws InvalidAlertException when it is no alert; the message names the field
    Alert read(String json) throws InvalidAlertException;
}
