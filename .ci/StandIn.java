import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** mongo-java-server with the change streams of a replica set of MongoDB. */
public class StandIn {
  public static void main(String[] arguments) {
    MongoServer server = new MongoServer(new Backend());
    server.enableOplog();
    server.bind("localhost", 27017);
  }

  private static class Backend extends MemoryBackend {
    @Override
    @SuppressWarnings("unchecked")
    protected Oplog createOplog() {
      Oplog oplog = super.createOplog();
      return new ShortOplog(oplog, (MongoCollection<Document>) resolveDatabase("local").resolveCollection("oplog.rs", true));
    }
  }

  /** Names the document of each update, and forgets: every read of a change stream passes over all that is recorded. */
  private record ShortOplog(Oplog oplog, MongoCollection<Document> entries) implements Oplog {
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MAX_ENTRIES = 500;

    @Override
    public void handleInsert(String namespace, List<Document> documents) {
      oplog.handleInsert(namespace, documents);
      forget();
    }

    @Override
    public void handleUpdate(String namespace, Document selector, Document query, List<Object> ids) {
      // The key in the change event is taken from the query.
      for (Object id : ids) oplog.handleUpdate(namespace, selector, new Document("_id", id), List.of(id));
      forget();
    }

    @Override
    public void handleDelete(String namespace, Document query, List<Object> ids) {
      oplog.handleDelete(namespace, query, ids);
      forget();
    }

    @Override
    public void handleDropCollection(String namespace) {
      oplog.handleDropCollection(namespace);
    }

    @Override
    public Cursor createCursor(Document stream, String namespace, Aggregation aggregation) {
      return oplog.createCursor(stream, namespace, aggregation);
    }

    private synchronized void forget() {
      if (entries.count() < MAX_ENTRIES) return;
      BsonTimestamp oldest = new BsonTimestamp(Instant.now().minus(KEPT), 0);
      entries.deleteDocuments(new Document("ts", new Document("$lt", oldest)), 0, NoopOplog.get());
    }
  }
}
