# A cache at the edge for Assises CMS: Varnish 7.0 or later, no module but its own. Explained in docs/operations.md.
vcl 4.1;

import directors;
import std;

# /health/serving, not /health/ready: without its database the application still answers from memory. A node that starts or stops
# is left out within two probes: STOP_DELAY=6 gives them the time.
probe serving { .url = "/health/serving"; .interval = 2s; .timeout = 1s; .window = 3; .threshold = 2; .initial = 2; }

# One backend for each node, which is added twice below.
backend node1 {
  .host = "app";
  .port = "3000";
  # A frozen application is given up after seconds; it answers a read within ten by itself. Writes may take longer: see below.
  .connect_timeout = 1s;
  .first_byte_timeout = 11s;
  # A stream of changes shows every 15 seconds that it is alive.
  .between_bytes_timeout = 20s;
  .probe = serving;
}

sub vcl_init {
  new nodes = directors.round_robin();
  nodes.add_backend(node1);
  # For a read that is made again: its first alternative, then another one.
  new alternatives = directors.shard();
  alternatives.add_backend(node1);
  alternatives.reconfigure();
}

# Clients that may purge: this machine, and the networks that containers share.
acl purgers {
  "127.0.0.1";
  "::1";
  "172.16.0.0"/12;
  "192.168.0.0"/16;
}

sub vcl_recv {
  if (req.method == "BAN") {
    if (client.ip !~ purgers
      || (std.getenv("EDGE_PURGE_TOKEN") ~ "." && req.http.Authorization != "Bearer " + std.getenv("EDGE_PURGE_TOKEN"))) {
      return (synth(403, "Forbidden"));
    }
    if (!req.http.X-Ban-Tags) { return (synth(400, "X-Ban-Tags is missing")); }
    # Tests obj.* alone, so that the ban lurker can remove objects that nobody requests. Quotes would be part of the pattern.
    if (!std.ban("obj.http.Cache-Tag ~ (^|,)(" + req.http.X-Ban-Tags + ")(,|$)")) {
      return (synth(400, std.ban_error()));
    }
    return (synth(200, "Banned"));
  }

  unset req.http.X-Edge-Stale;
  set req.backend_hint = nodes.backend();
  # Requests with a login or a key, and all methods but reads, are for the application.
  if (req.http.Authorization || req.http.Cookie ~ "(^|;)\s*payload-token\s*(=|;|$)") { return (pass); }
  if (req.method != "GET" && req.method != "HEAD") { return (pass); }
  # The admin and the files of its application. Of all else, the headers of the response say what may be stored.
  if (req.url ~ "^/(admin|_next)(/|\?|$)") { return (pass); }
  unset req.http.Cookie;
  set req.url = std.querysort(req.url);

  # While the application is healthy, an expired response is fetched again: the long grace is for its failures.
  if (std.healthy(req.backend_hint)) { set req.grace = 10s; }
  return (hash);
}

sub vcl_hash {
  # Pages of a site without PUBLIC_URL name the scheme they were asked by; Varnish adds the host and the URL.
  hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_fetch {
  # An upload or an import answers when it is done.
  if (bereq.method != "GET" && bereq.method != "HEAD") { set bereq.first_byte_timeout = 120s; }
  if (bereq.retries > 0) { set bereq.backend = alternatives.backend(by=URL, alt=bereq.retries - 1); }
}

sub vcl_backend_response {
  # A node that starts or stops refuses what it cannot answer, and closes the connection: another one can. What changes something
  # is sent once.
  if (beresp.status == 503 && beresp.http.Connection == "close" && bereq.retries < 2
    && (bereq.method == "GET" || bereq.method == "HEAD")) {
    return (retry);
  }

  # An error in the background does not replace a stored response.
  if (beresp.status >= 500 && bereq.is_bgfetch) { return (abandon); }

  # Only responses that the application lets shared caches store, and that it can purge, are stored.
  if (beresp.status != 200 || beresp.http.Set-Cookie || beresp.http.Cache-Control ~ "private|no-store"
    || beresp.http.Surrogate-Control !~ "max-age=[1-9]" || !beresp.http.Cache-Tag) {
    set beresp.uncacheable = true;
    set beresp.ttl = 10s;
    set beresp.grace = 0s;
    return (deliver);
  }
  # The application may have made it some time ago: what needs a consent must not be served past its end.
  set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, ".*max-age=(\d+).*", "\1") + "s", 0s)
    - std.duration(beresp.http.Age + "s", 0s);
  # For a day at most: if a purge is ever lost, the response expires all the same.
  if (beresp.ttl > 1d) { set beresp.ttl = 1d; }
  set beresp.grace = 7d;
  # A response with an end of its own, such as the page of the current edition, is not served after it.
  if (beresp.http.Surrogate-Control !~ "max-age=31536000") { set beresp.grace = 0s; }
  set beresp.keep = 0s;
  return (deliver);
}

sub vcl_hit {
  if (obj.ttl <= 0s) { set req.http.X-Edge-Stale = "1"; }
}

sub vcl_deliver {
  if (req.http.X-Edge-Stale) {
    set resp.http.X-Cache = "STALE";
    set resp.http.Cache-Status = resp.http.Cache-Status + ", varnish; hit; detail=stale";
  } elsif (obj.hits > 0 && resp.status < 500) {
    # Varnish counts an error that several clients waited for as a hit.
    set resp.http.X-Cache = "HIT";
    set resp.http.Cache-Status = resp.http.Cache-Status + ", varnish; hit";
  }
  # These headers are for caches, not for readers.
  unset resp.http.Cache-Tag;
  unset resp.http.Surrogate-Control;
  unset resp.http.CDN-Cache-Control;
  # A stored response has the id of the request that it was made for.
  if (obj.hits > 0) { unset resp.http.X-Request-Id; }
  if (req.http.X-Request-Id) { set resp.http.X-Request-Id = req.http.X-Request-Id; }
  unset resp.http.X-Varnish;
  unset resp.http.Via;
}

sub vcl_backend_error {
  # A node that has died a moment ago.
  if (bereq.retries < 2 && (bereq.method == "GET" || bereq.method == "HEAD")) { return (retry); }

  set beresp.http.Content-Type = "application/json; charset=utf-8";
  set beresp.http.Cache-Control = "no-store";
  set beresp.http.Retry-After = "2";
  set beresp.body = """{"errors":[{"message":"The service does not answer. Try again in a moment.","code":"UNAVAILABLE"}]}""";
  return (deliver);
}
