// Texts of forms besides YAML and JSON objects.
const BICEP = `param access string = 'Disabled'
resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-04-01' = {
  name: 'ws/scoring'
  properties: { authMode: 'Key', publicNetworkAccess: access }
}
`;
const TEMPLATE = JSON.stringify({
  contentVersion: '1.0.0.0',
  resources: [
    {
      type: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
      apiVersion: '2024-04-01',
      name: 'ws/scoring',
      properties: { authMode: 'Key', publicNetworkAccess: 'Disabled' },
    },
  ],
});
export const DOCUMENTS = [
  { uri: 'main.bicep', text: BICEP },
  { uri: 'template.json', text: TEMPLATE },
  { uri: 'deploy.sh', text: 'az ml online-endpoint create -n scoring --auth-mode key -f endpoint.yml\n' },
];

/** What the first endpoint's access may be. */
export function accessOf(report) {
  const endpoint = report.subjects.find(({ subject }) => subject.scope === 'endpoint');
  return endpoint?.facts.find(({ fact }) => fact === 'endpoint.public_network_access')?.values;
}
