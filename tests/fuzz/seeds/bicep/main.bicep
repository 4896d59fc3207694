targetScope = 'resourceGroup'
@allowed(['Enabled', 'Disabled'])
param access string = 'Disabled'
param ws string
var endpointName = '${ws}-ep'
resource workspace 'Microsoft.MachineLearningServices/workspaces@2024-04-01' = {
  name: ws
  properties: {
    publicNetworkAccess: access
    managedNetwork: { isolationMode: 'AllowInternetOutbound' }
  }
  resource endpoint 'onlineEndpoints' = if (access == 'Disabled') {
    name: endpointName
    properties: { authMode: 'Key', publicNetworkAccess: access == 'Disabled' ? 'Disabled' : 'Enabled' }
  }
}
resource blue 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2024-04-01' = {
  parent: workspace::endpoint
  name: 'blue' // comment
  properties: { endpointComputeType: 'Managed', egressPublicNetworkAccess: 'Disabled' }
}
module other './other.bicep' = { name: 'other' }
output id string = workspace.id
