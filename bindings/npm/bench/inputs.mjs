// Three files of ordinary size, and what a check of their mere shape would ask of them.
export const DOCUMENTS = [
  {
    uri: 'workspace.yml',
    text: `$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
name: research
location: westeurope
display_name: Research
description: Workspace of the research department
public_network_access: disabled
managed_network:
  isolation_mode: allow_only_approved_outbound
  outbound_rules:
    - name: package-index
      type: fqdn
      destination: pypi.org
    - name: feature-store
      type: private_endpoint
      destination:
        service_resource_id: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/features
        subresource_target: blob
        spark_enabled: false
tags:
  department: research
`,
  },
  {
    uri: 'endpoint.yml',
    text: `$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
name: scoring
auth_mode: key
description: Scores requests of the shop
public_network_access: disabled
tags:
  department: research
`,
  },
  {
    uri: 'deployment.yml',
    text: `$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
name: blue
endpoint_name: scoring
model: azureml:churn:3
code_configuration:
  code: src
  scoring_script: score.py
environment:
  image: mcr.microsoft.com/azureml/minimal-ubuntu22.04-py39-cpu-inference:latest
  conda_file: environment/conda.yml
instance_type: Standard_DS3_v2
instance_count: 2
environment_variables:
  LOG_LEVEL: info
request_settings:
  request_timeout_ms: 3000
  max_concurrent_requests_per_instance: 4
`,
  },
];

const ACCESS = { enum: ['enabled', 'disabled'] };

export const SCHEMAS = [
  {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', pattern: '^[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}$' },
      location: { type: 'string' },
      public_network_access: ACCESS,
      managed_network: {
        type: 'object',
        properties: {
          isolation_mode: { enum: ['disabled', 'allow_internet_outbound', 'allow_only_approved_outbound'] },
          outbound_rules: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'type', 'destination'],
              properties: { type: { enum: ['fqdn', 'private_endpoint', 'service_tag'] } },
            },
          },
        },
      },
    },
  },
  {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9-]{1,31}$' },
      auth_mode: { enum: ['key', 'aml_token', 'aad_token'] },
      public_network_access: ACCESS,
    },
  },
  {
    type: 'object',
    required: ['name', 'endpoint_name'],
    properties: {
      name: { type: 'string' },
      endpoint_name: { type: 'string' },
      model: { type: ['string', 'object'] },
      instance_type: { type: 'string' },
      instance_count: { type: 'integer', minimum: 1 },
      egress_public_network_access: ACCESS,
    },
  },
];
