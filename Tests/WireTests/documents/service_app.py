# The script for service apps of the Evo documentation ("Apps and tokens"), kept as it stands there.
# The wire test fills in the client id and secret and replaces the base URL; nothing else.
import requests

# Enter your client ID and client secret here
client_id = ""
client_secret = ""

# Define the scope of the token
scope = "evo.discovery evo.workspace evo.object evo.blocksync"

# Define the token URL
token_url = "https://ims.bentley.com/connect/token"

# Define the parameters for the token request
params = {
    "grant_type": "client_credentials",
    "client_id": client_id,
    "client_secret": client_secret,
    "scope": scope
}

# Make the request
response = requests.post(token_url, data=params)

# Extract the token from the response body
token = response.json()["access_token"]
