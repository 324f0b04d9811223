#!/bin/sh
# Posts a signed message to a channel: post.sh HUB CHANNEL SECRET ID JSON
hub=$1 channel=$2 id=$4 body=$5
key=$(printf %s "${3#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
time=$(date +%s)
signature=$(printf %s "$id.$time.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64 | tr -d '\n')
curl -sS "$hub/api/v1/channels/$channel/messages" -H 'Content-Type: application/json' \
  -H "webhook-id: $id" -H "webhook-timestamp: $time" -H "webhook-signature: v1,$signature" --data-raw "$body"
echo
