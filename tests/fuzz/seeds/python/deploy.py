from azure.ai.ml import MLClient, load_online_deployment
from azure.ai.ml import entities as e
from azure.ai.ml.constants._workspace import IsolationMode

name = "scoring"
ml_client = MLClient(DefaultAzureCredential(), "sub", "rg", workspace_name="ws")
ws = e.Workspace(name="ws", public_network_access='Disabled', managed_network=e.ManagedNetwork(
    isolation_mode=IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND,
    outbound_rules=[e.FqdnDestination(name="pypi", destination=f"*.pypi.org"),
        e.ServiceTagDestination(name="t", service_tag="AzureMonitor", protocol="TCP", port_ranges="443")]))
endpoint = e.ManagedOnlineEndpoint(name=name, auth_mode="key", **options)
endpoint.public_network_access = "dis" "abled"
blue = e.ManagedOnlineDeployment(name="blue", endpoint_name=name, egress_public_network_access=os.environ["EGRESS"])
ml_client.online_endpoints.begin_create_or_update(endpoint).result()  # """
