package dev.parley.protocol.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.micro.Samples;
import dev.parley.protocol.Json;
import dev.parley.protocol.Limits;
import dev.parley.protocol.conversation.Message;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** JSON to frames and back, on the server and in the client. */
@State(Scope.Benchmark)
public class FrameBenchmark {
    private final FrameCodec codec = new FrameCodec(Limits.DEFAULT);
    private final String send = Samples.sendMessage(7);
    private final String markRead =
            "{\"type\":\"mark_read\",\"conversationId\":\"" + Samples.CONVERSATION + "\",\"seq\":12345}";
    private final Message message = Samples.message(12_346, 12_345, Samples.user(1));
    private final ServerFrame newMessage = new ServerFrame.NewMessage(Samples.CONVERSATION, message.rev(), message);
    private final ServerFrame accepted = ServerFrame.MessageAccepted.of(null, message, false);
    private final String told = EncodedFrame.of(newMessage).json();

    @Benchmark
    public FrameCodec.Decoded decodeSend() {
        return codec.decode(send);
    }

    @Benchmark
    public FrameCodec.Decoded decodeMarkRead() {
        return codec.decode(markRead);
    }

    @Benchmark
    public EncodedFrame encodeNewMessage() {
        return EncodedFrame.of(newMessage);
    }

    @Benchmark
    public EncodedFrame encodeAccepted() {
        return EncodedFrame.of(accepted);
    }

    @Benchmark
    public ServerFrame clientDecodesNewMessage() throws JsonProcessingException {
        return Json.mapper().readValue(told, ServerFrame.class);
    }
}
