import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** mongo-java-server that tells of changes, as a replica set of MongoDB does. */
public class StandIn {
  public static void main(String[] arguments) {
    MongoServer server = new MongoServer(new MemoryBackend());
    server.enableOplog();
    server.bind("localhost", 27017);
  }
}
