package dev.parley.persistence.fence;

import akka.actor.AbstractExtensionId;
import akka.actor.ActorSystem;
import akka.actor.ClassicActorSystemProvider;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The fence of an actor system: open until the node puts up its own. */
public final class WriteFences implements Extension, WriteFence {
    private final WritePulse pulse = new WritePulse(System::nanoTime);
    private volatile WriteFence fence = OPEN;

    private WriteFences() {}

    /** The one of this system. */
    public static WriteFences of(ClassicActorSystemProvider system) {
        return Id.INSTANCE.get(system.classicSystem());
    }

    /** From now on every write to the journal asks {@code own}. */
    public void putUp(WriteFence own) {
        fence = own;
    }

    /** How the writes behind the fence are doing. */
    public WritePulse pulse() {
        return pulse;
    }

    @Override
    public CompletionStage<@Nullable Void> passed() {
        return fence.passed();
    }

    private static final class Id extends AbstractExtensionId<WriteFences> {
        static final Id INSTANCE = new Id();

        @Override
        public WriteFences createExtension(ExtendedActorSystem system) {
            return new WriteFences();
        }

        @Override
        public WriteFences get(ActorSystem system) {
            return super.get(system);
        }
    }
}
