package dev.parley.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.fake.RunningEdge;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two clients that others wrote; a browser is the third, in {@code BrowserE2E}. */
class ClientsTest {
    private static final String PING = "{\"type\":\"ping\",\"requestId\":\"r\"}";
    private static final String PONG = "{\"type\":\"pong\",\"requestId\":\"r\"}";

    private static RunningEdge edge;
    private static String token;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() {
        edge = RunningEdge.start();
        token = edge.tokens.issue("ada");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void talksWithTheJdk() throws Exception {
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("parley.v1", "bearer." + token)
                .buildAsync(edge.webSocket(), new JdkListener())
                .get(10, TimeUnit.SECONDS);
        assertThat(socket.getSubprotocol()).isEqualTo("parley.v1");
        assertThat(next()).contains("welcome");
        socket.sendText(PING.substring(0, 5), false).join();
        socket.sendText(PING.substring(5), true).join();
        assertThat(next()).isEqualTo(PONG);
        socket.sendPing(java.nio.ByteBuffer.wrap(new byte[] {1})).join();
        assertThat(next()).isEqualTo("pong frame");
        socket.sendText("\"" + "x".repeat(70_000) + "\"", true).join();
        assertThat(next()).isEqualTo("closed 1009");
    }

    @Test
    void talksWithNetty() throws Exception {
        NioEventLoopGroup group = new NioEventLoopGroup(1);
        try {
            WebSocketClientProtocolHandler handshake = new WebSocketClientProtocolHandler(
                    edge.webSocket(),
                    WebSocketVersion.V13,
                    null,
                    true,
                    new DefaultHttpHeaders().add("Authorization", "Bearer " + token),
                    65_536,
                    false);
            Channel channel = new Bootstrap()
                    .group(group)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel fresh) {
                            fresh.pipeline()
                                    .addLast(new HttpClientCodec(), new HttpObjectAggregator(8_192))
                                    .addLast(
                                            WebSocketClientCompressionHandler.INSTANCE, handshake, new NettyListener());
                        }
                    })
                    .connect("127.0.0.1", edge.port())
                    .sync()
                    .channel();
            assertThat(next()).contains("welcome");
            channel.writeAndFlush(new TextWebSocketFrame(false, 0, PING.substring(0, 5)));
            channel.writeAndFlush(new PingWebSocketFrame());
            channel.writeAndFlush(new ContinuationWebSocketFrame(true, 0, PING.substring(5)));
            assertThat(next()).isEqualTo(PONG); // the pong in between is the handler's, which keeps it
            channel.writeAndFlush(new CloseWebSocketFrame(4002, "enough"));
            assertThat(next()).isEqualTo("closed 4002");
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private String next() throws InterruptedException {
        String text = heard.poll(10, TimeUnit.SECONDS);
        assertThat(text).as("nothing was heard").isNotNull();
        return text;
    }

    private final class JdkListener implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, java.nio.ByteBuffer message) {
            heard.add("pong frame");
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code);
            return null;
        }
    }

    private final class NettyListener extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame text) {
                heard.add(text.text());
            } else if (frame instanceof CloseWebSocketFrame close) {
                heard.add("closed " + close.statusCode());
            }
        }
    }
}
