# docker build -t onrecord . – see docs/operations.md
FROM node:22-trixie-slim AS build
WORKDIR /build
# To compile the database driver if no prebuilt one fits.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
COPY . .
RUN npm ci \
  && npm pack --ignore-scripts --pack-destination /tmp \
  && npm install --global --prefix /opt/onrecord /tmp/onrecord-*.tgz

FROM node:22-trixie-slim
ENV NODE_ENV=production \
  PATH=/opt/onrecord/bin:$PATH \
  ONRECORD_DB=/data/onrecord.db \
  ONRECORD_BACKUPS=/data/backups \
  ONRECORD_HOST=0.0.0.0 \
  ONRECORD_PORT=3000
COPY --from=build /opt/onrecord /opt/onrecord
RUN groupadd --system --gid 10001 onrecord \
  && useradd --system --uid 10001 --gid onrecord --home-dir /data --shell /usr/sbin/nologin onrecord \
  && install --directory --owner=onrecord --group=onrecord --mode=0700 /data
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/opt/onrecord/bin/onrecord"]
CMD ["serve"]
