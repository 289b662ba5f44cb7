package dev.parley.load.check.record;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.protocol.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A recording in a file, one line of JSON each, compressed: memory does not grow with it, and it can be read with
 * {@code zcat}. Once it has ended it can be replayed.
 */
public final class FileRecording implements Recording, AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final ObjectWriter WRITER = Json.mapper().writerFor(Observation.class);
    private static final ObjectReader READER = Json.mapper().readerFor(Observation.class);

    private final Path file;
    private final BufferedWriter lines;
    private long count;
    private boolean closed;

    /** Begins {@code file} anew. */
    public FileRecording(Path file) throws IOException {
        this.file = file;
        this.lines = new BufferedWriter(
                new OutputStreamWriter(new Fast(Files.newOutputStream(file)), StandardCharsets.UTF_8), BUFFER);
    }

    /** How many observations there are. */
    public synchronized long count() {
        return count;
    }

    @Override
    public void add(Observation observation) {
        try {
            String line = WRITER.writeValueAsString(observation);
            synchronized (this) {
                if (!closed) {
                    lines.write(line);
                    lines.write('\n');
                    count++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void replay(Reader reader) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), BUFFER), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                reader.next(READER.readValue(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** It is complete: what comes later is not recorded any more. */
    public synchronized void end() throws IOException {
        if (!closed) {
            closed = true;
            lines.close();
        }
    }

    @Override
    public void close() throws IOException {
        end();
    }

    /** Speed before size: the machine has to serve those who are recorded. */
    private static final class Fast extends GZIPOutputStream {
        Fast(java.io.OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
