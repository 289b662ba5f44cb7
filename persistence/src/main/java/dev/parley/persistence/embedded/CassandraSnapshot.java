package dev.parley.persistence.embedded;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A snapshot of keyspaces of a Cassandra on this machine that is at work, as its own tool would take it: everything is
 * flushed, and the files are linked under their tables' {@code snapshots/<tag>}. No port is opened for it. Blocking.
 */
public final class CassandraSnapshot implements AutoCloseable {
    private static final String[] NAMES = {String.class.getName(), Map.class.getName(), String[].class.getName()};

    private final JMXConnector connector;
    private final MBeanServerConnection server;
    private final ObjectName storage;
    private final String tag;

    private CassandraSnapshot(JMXConnector connector, MBeanServerConnection server, ObjectName storage, String tag) {
        this.connector = connector;
        this.server = server;
        this.storage = storage;
        this.tag = tag;
    }

    /** @param pid of the daemon, which must be this user's */
    @SuppressWarnings("BanJNDI") // the address is no user's: it comes from the process that was attached to
    public static CassandraSnapshot of(long pid, String tag) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                JMXConnector connector =
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
                ObjectName storage = new ObjectName("org.apache.cassandra.db:type=StorageService");
                return new CassandraSnapshot(connector, connector.getMBeanServerConnection(), storage, tag);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | JMException e) {
            throw new IOException("Cassandra (pid " + pid + ") cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Takes it of one keyspace after the other: none has what was written after the next one's. */
    public void take(List<String> keyspaces) throws IOException {
        for (String keyspace : keyspaces) {
            invoke("takeSnapshot", new Object[] {tag, Map.of(), new String[] {keyspace}}, NAMES);
        }
    }

    /** The keyspaces there are. */
    public List<String> keyspaces() throws IOException {
        try {
            @SuppressWarnings("unchecked") // so declared by the bean
            List<String> found = (List<String>) server.getAttribute(storage, "Keyspaces");
            return List.copyOf(found);
        } catch (JMException e) {
            throw new IOException("Cassandra does not name its keyspaces: " + e.getMessage(), e);
        }
    }

    /** Takes the links away again. */
    @Override
    public void close() throws IOException {
        try {
            invoke("clearSnapshot", new Object[] {tag, new String[0]}, new String[] {
                String.class.getName(), String[].class.getName()
            });
        } finally {
            connector.close();
        }
    }

    private void invoke(String operation, Object[] values, String[] types) throws IOException {
        try {
            server.invoke(storage, operation, values, types);
        } catch (JMException e) {
            throw new IOException("Cassandra could not do " + operation + ": " + e.getMessage(), e);
        }
    }
}
