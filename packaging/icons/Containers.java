import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts the rendered PNG files into culprit.ico and culprit.icns; both formats may hold PNG as it is.
final class Containers {
    private Containers() {}

    public static void main(String[] folders) throws IOException {
        Path small = Path.of(folders[0]);
        Path here = Path.of(folders[1]);
        Map<Integer, byte[]> pictures = new TreeMap<>();
        for (int size : List.of(16, 24, 32, 48, 64, 128, 256)) {
            pictures.put(size, Files.readAllBytes(small.resolve("culprit-" + size + ".png")));
        }
        Files.write(here.resolve("culprit.ico"), ico(pictures));
        pictures.put(512, Files.readAllBytes(here.resolve("culprit-512.png")));
        Files.write(here.resolve("culprit.icns"), icns(pictures));
    }

    /// A directory of 16 bytes per picture, then the pictures; a width of 256 is written as 0.
    private static byte[] ico(Map<Integer, byte[]> pictures) {
        int start = 6 + 16 * pictures.size();
        int bytes = pictures.values().stream().mapToInt(picture -> picture.length).sum();
        ByteBuffer file = ByteBuffer.allocate(start + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        int offset = start;
        for (Map.Entry<Integer, byte[]> each : pictures.entrySet()) {
            byte side = (byte) (each.getKey() % 256);
            file.put(side).put(side).put((byte) 0).put((byte) 0);
            file.putShort((short) 1).putShort((short) 32);
            file.putInt(each.getValue().length).putInt(offset);
            offset += each.getValue().length;
        }
        pictures.values().forEach(file::put);
        return file.array();
    }

    /// Blocks of a type, a length and a picture; the type stands for the size.
    private static byte[] icns(Map<Integer, byte[]> pictures) throws IOException {
        Map<String, Integer> types = new TreeMap<>();
        types.put("icp4", 16);
        types.put("icp5", 32);
        types.put("icp6", 64);
        types.put("ic07", 128);
        types.put("ic08", 256);
        types.put("ic09", 512);
        types.put("ic11", 32); // 16 at double resolution
        types.put("ic12", 64);
        types.put("ic13", 256);
        types.put("ic14", 512);
        var blocks = new ByteArrayOutputStream();
        var out = new DataOutputStream(blocks);
        for (Map.Entry<String, Integer> each : types.entrySet()) {
            byte[] picture = pictures.get(each.getValue());
            out.writeBytes(each.getKey());
            out.writeInt(picture.length + 8);
            out.write(picture);
        }
        var file = new ByteArrayOutputStream();
        var head = new DataOutputStream(file);
        head.writeBytes("icns");
        head.writeInt(blocks.size() + 8);
        blocks.writeTo(head);
        return file.toByteArray();
    }
}
