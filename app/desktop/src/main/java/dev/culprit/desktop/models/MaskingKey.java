package dev.culprit.desktop.models;

import dev.culprit.desktop.settings.OwnerOnlyFile;
import dev.culprit.desktop.settings.SettingsException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The secret behind this machine's tokens for personal data, made once.
public final class MaskingKey {
    private static final int BYTES = 32;

    private final OwnerOnlyFile file;
    private final RandomGenerator chance;

    /// @param chance must be one that nobody can guess
    public MaskingKey(Path file, RandomGenerator chance) {
        this.file = new OwnerOnlyFile(file);
        this.chance = chance;
    }

    /// 32 bytes, the same each time.
    public synchronized byte[] bytes() {
        Optional<String> kept = file.read();
        if (kept.isPresent()) {
            return parsed(kept.get().strip());
        }
        byte[] fresh = new byte[BYTES];
        chance.nextBytes(fresh);
        file.write(HexFormat.of().formatHex(fresh) + "\n");
        return fresh;
    }

    private byte[] parsed(String text) {
        try {
            byte[] bytes = HexFormat.of().parseHex(text);
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notHex) {
            // answered below
        }
        throw new SettingsException(
                file.path()
                        + " is damaged; delete it, and personal data gets other tokens from then"
                        + " on.");
    }
}
