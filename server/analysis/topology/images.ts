/** Knows the images that are not the repository's own: databases, caches, queues and other infrastructure. */
import type { StoreKind } from "./model.ts";

const STORES: readonly (readonly [StoreKind, RegExp])[] = [
  [
    "postgres",
    /(?:^|[/-])(?:postgres|postgresql|postgis|timescaledb|pgvector|supabase-postgres|cloudnative-pg|spilo|cockroach)(?:$|[-:@])/,
  ],
  ["mysql", /(?:^|[/-])(?:mysql|mysql-server|mariadb|percona|vitess|tidb)(?:$|[-:@])/],
  ["mongodb", /(?:^|[/-])(?:mongo|mongodb|mongodb-community-server|ferretdb)(?:$|[-:@])/],
  [
    "redis",
    /(?:^|[/-])(?:redis|redis-stack|redis-stack-server|valkey|keydb|dragonfly|dragonflydb|redis-cluster)(?:$|[-:@])/,
  ],
  ["clickhouse", /(?:^|[/-])(?:clickhouse|clickhouse-server)(?:$|[-:@])/],
  ["kafka", /(?:^|[/-])(?:kafka|cp-kafka|redpanda)(?:$|[-:@])/],
  ["rabbitmq", /(?:^|[/-])rabbitmq(?:$|[-:@])/],
  ["nats", /(?:^|[/-])nats(?:$|[-:@])/],
  [
    "elasticsearch",
    /(?:^|[/-])(?:elasticsearch|opensearch|meilisearch|typesense|zincsearch)(?:$|[-:@])/,
  ],
  ["libsql", /(?:^|[/-])(?:libsql-server|sqld)(?:$|[-:@])/],
  ["memcached", /(?:^|[/-])memcached(?:$|[-:@])/],
  ["s3", /(?:^|[/-])(?:minio|seaweedfs|rustfs)(?:$|[-:@])/],
];

const INFRASTRUCTURE =
  /(?:^|\/)(?:nginx|nginx-unprivileged|traefik|caddy|haproxy|envoy|busybox|alpine|ubuntu|debian|curl|mc|mailhog|mailpit|inbucket|maildev|smtp4dev|adminer|pgadmin4?|phpmyadmin|redis-commander|redisinsight|kafka-ui|zookeeper|cp-zookeeper|schema-registry|prometheus|grafana|loki|tempo|jaeger|all-in-one|zipkin|otel-collector|opentelemetry-collector|opentelemetry-collector-contrib|vector|fluent-bit|fluentd|node-exporter|cadvisor|alertmanager|localstack|azurite|pgbouncer|pgpool|consul|vault|temporal|auto-setup|temporal-ui|keycloak|authelia|dex|etcd|registry|watchtower|portainer|gotenberg|chrome|browserless|selenium|stripe-mock|stripe-cli|ngrok|cloudflared|wait-for-it|dockerize|toxiproxy|certbot|letsencrypt-nginx-proxy-companion|nginx-proxy|squid|imgproxy|plantuml|mongo-express|bull-board|metabase|superset|electric|sftp|openldap|aws-xray-daemon|dynamodb-local|docker|dind|kubectl|helm|k3s|rclone|restic|backup|tinybird-local|docker-socket-proxy|serverless-redis-http|soketi|wiremock|mockserver|httpbin|whoami|pgweb)(?:$|[:@])/;

/** What an image that somebody else makes holds; `own` when it may be this repository's. */
export function kindOfImage(image: string): StoreKind | "infrastructure" | "own" {
  const name = nameOfImage(image);
  const found = STORES.find(([, pattern]) => pattern.test(name));
  if (found !== undefined) return found[0];
  return INFRASTRUCTURE.test(name) ? "infrastructure" : "own";
}

/** True for an image or a program that hands out files and knows nothing of Node.js. */
export function isWebServer(name: string): boolean {
  return /(?:^|\/)(?:nginx|nginx-unprivileged|caddy|httpd|apache2?|serve|http-server|static-web-server)$/.test(
    nameOfImage(name),
  );
}

/** Registry, tag, digest and variables taken off: `ghcr.io/team/api:${TAG}` → `team/api`. */
export function nameOfImage(image: string): string {
  const bare = image
    .replace(/@sha256:.*$/, "")
    .replace(/\$\{[^}]*:-([^}]*)\}/g, "$1")
    .replace(/:(?:\$\{[^}]*\}|\$\w+|\{\{.*\}\}|[\w.-]+)$/, "");
  const segments = bare.split("/");
  const [first = ""] = segments;
  const hasRegistry = segments.length > 1 && /[.:]|^localhost$|^\$|\{\{/.test(first);
  return (hasRegistry ? segments.slice(1) : segments).join("/").toLowerCase();
}
