package dev.culprit.desktop.command;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.replay.DamagedBundleException;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Files as users name them on the command line, with complaints that say what is wrong.
final class GivenFiles {
    private GivenFiles() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw Complaint.badInput("There is no file " + file + ".");
        } catch (CharacterCodingException binary) {
            throw Complaint.badInput(file + " is not UTF-8 text.");
        } catch (IOException unreadable) {
            throw Complaint.badInput(file + " cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    static List<EventEnvelope<InvestigationEvent>> bundle(Path file) {
        try {
            return Wiring.bundles().read(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw Complaint.badInput("There is no file " + file + ".");
        } catch (IOException unreadable) {
            throw Complaint.badInput(file + " cannot be read: " + unreadable.getMessage() + ".");
        } catch (DamagedBundleException damaged) {
            throw Complaint.badInput(file + " cannot be opened: " + damaged.getMessage());
        }
    }

    /// Makes the folder of a result before work begins, so that nothing is lost at its end.
    static void prepareFor(Path file) {
        if (Files.isDirectory(file)) {
            throw Complaint.badInput(file + " is a folder; name a file to write.");
        }
        makeFolder(file.toAbsolutePath().getParent());
    }

    static void makeFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw Complaint.badInput("The folder " + folder + " cannot be made.");
        }
    }

    /// Writes the files of a packed folder into a folder.
    static void unpack(Path folder, byte[] packed) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                write(folder.resolve(Path.of(entry.getName()).getFileName()), zip.readAllBytes());
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("Memory can always be read", damaged);
        }
    }

    static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException unwritable) {
            throw new Complaint(
                    ExitCode.FAILED, file + " cannot be written: " + unwritable.getMessage() + ".");
        }
    }
}
