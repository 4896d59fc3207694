variable "access" {
  type    = bool
  default = false
}
locals { ws = "ws" }
resource "azurerm_machine_learning_workspace" "ws" {
  name                          = local.ws
  public_network_access_enabled = var.access # comment
  managed_network {
    isolation_mode = "AllowOnlyApprovedOutbound"
  }
}
resource "azapi_resource" "endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-04-01"
  name      = "${local.ws}-ep"
  parent_id = azurerm_machine_learning_workspace.ws.id
  body = jsonencode({ properties = { authMode = "Key", publicNetworkAccess = "Disabled" } })
}
resource "azurerm_private_endpoint" "pe" {
  count = 1
  private_service_connection {
    private_connection_resource_id = azurerm_machine_learning_workspace.ws.id
    subresource_names              = ["amlworkspace"]
    is_manual_connection           = false
  }
}
