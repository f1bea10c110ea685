#!/bin/sh
# Makes one cluster of three nodes. https://docs.couchdb.org/en/stable/setup/cluster.html
set -eu
at="http://$COUCHDB_USER:$COUCHDB_PASSWORD@couch1.ginkgo.internal:5984"
case "$(curl -fsS "$at/_cluster_setup")" in *cluster_finished*) echo 'the cluster stands'; exit 0 ;; esac
post() { curl -fsS -X POST -H 'content-type: application/json' "$at/_cluster_setup" -d "$1"; }
for node in couch2.ginkgo.internal couch3.ginkgo.internal; do
  post "{\"action\":\"enable_cluster\",\"bind_address\":\"0.0.0.0\",\"username\":\"$COUCHDB_USER\",\"password\":\"$COUCHDB_PASSWORD\",\"port\":5984,\"node_count\":3,\"remote_node\":\"$node\",\"remote_current_user\":\"$COUCHDB_USER\",\"remote_current_password\":\"$COUCHDB_PASSWORD\"}"
  post "{\"action\":\"add_node\",\"host\":\"$node\",\"port\":5984,\"username\":\"$COUCHDB_USER\",\"password\":\"$COUCHDB_PASSWORD\"}"
done
post '{"action":"finish_cluster"}'
curl -fsS "$at/_membership"
