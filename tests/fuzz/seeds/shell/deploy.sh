#!/usr/bin/env bash
set -e
WS=ws; RG="rg" # names
az configure --defaults workspace=$WS group=$RG
az ml workspace create -n "$WS" --managed-network allow_only_approved_outbound \
  --public-network-access Disabled --set tags.a=b
az ml workspace outbound-rule set --rule pypi --type fqdn --destination '*.pypi.org'
az network private-endpoint create --name pe --group-id amlworkspace --private-connection-resource-id "$(az ml workspace show --query id -o tsv)"
cat > endpoint.yml <<EOF
name: scoring
public_network_access: disabled
EOF
az ml online-endpoint create -f endpoint.yml --name=${EP:-scoring} && az ml online-deployment create -e scoring -n blue --all-traffic --set egress_public_network_access=disabled
if [ "$1" = open ]; then az ml online-endpoint update -n scoring --set public_network_access="enabled"; fi
az acr update -n acr --sku Premium --public-network-enabled false
