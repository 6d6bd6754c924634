#!/bin/sh
# Puts one commit of a site in place: deploy.sh CLONE FOLDER
# CLONE is a clone that Slipway's user may fetch into; FOLDER/current is what the web server shows.
set -eu
clone=$1
folder=$2

if [ "$SLIPWAY_TASK" != deploy ]; then
  echo "There is no task $SLIPWAY_TASK here." >&2
  exit 64
fi

echo "Fetching $SLIPWAY_REF of $SLIPWAY_REPOSITORY"
git -C "$clone" fetch --quiet origin "$SLIPWAY_SHA"

new="$folder/$SLIPWAY_DEPLOYMENT_ID"
mkdir -p "$new"
git -C "$clone" archive --output="$new.tar" "$SLIPWAY_SHA"
tar -xf "$new.tar" -C "$new"
rm "$new.tar"

# A link is replaced in one step: nobody ever sees half a site.
ln -s "$SLIPWAY_DEPLOYMENT_ID" "$new.link"
mv -fT "$new.link" "$folder/current"
echo "$SLIPWAY_ENVIRONMENT shows $SLIPWAY_SHA"
